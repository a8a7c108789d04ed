export default function HomePage() {
  return (
    <main>
      <h1>Groundplan</h1>
    </main>
  );
}
