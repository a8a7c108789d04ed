interface PreviewFrameProps {
  readonly name: string;
  readonly url: string;
}

/** Generated code: another origin, scripts and the pointer, and nothing else. */
export function PreviewFrame({ name, url }: PreviewFrameProps) {
  return (
    <iframe
      title={`Preview of ${name}`}
      src={url}
      sandbox="allow-scripts allow-pointer-lock"
      referrerPolicy="no-referrer"
      className="h-full w-full bg-white"
    />
  );
}
