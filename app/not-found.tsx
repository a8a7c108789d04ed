import Link from "next/link";

export default function NotFound() {
  return (
    <main className="mx-auto flex max-w-lg flex-col items-start gap-3 px-4 py-16">
      <h1 className="font-semibold text-xl">There is no such page</h1>
      <p className="text-soft">The address may be mistyped, or what it showed was deleted.</p>
      <Link href="/" className="font-medium underline underline-offset-4">
        All projects
      </Link>
    </main>
  );
}
