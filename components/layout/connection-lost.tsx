/** Above the page while its server does not answer. */
export function ConnectionLost() {
  return (
    <p role="status" className="shrink-0 border-person-fill/40 border-b bg-person-wash px-4 py-1.5 text-person">
      The connection to the server is lost; trying again. Nothing finished is lost, and this page goes on by itself.
    </p>
  );
}
