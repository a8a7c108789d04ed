export default function ProjectsPage() {
  return <h1 className="px-4 pt-4 font-semibold text-xl">Projects</h1>;
}
