export default function ProjectsPage() {
  return <p>Projects</p>;
}
