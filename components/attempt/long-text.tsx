import { CopyButton } from "#components/ui/copy-button.tsx";

interface LongTextProps {
  readonly text: string;
  readonly label: string;
  readonly note?: string;
}

/** A text as it is, in columns of the machine. */
export function LongText({ text, label, note }: LongTextProps) {
  return (
    <section aria-label={label} className="flex flex-col">
      <div className="flex items-center justify-between gap-2 border-line border-b py-0.5 pr-2 pl-4">
        <span className="text-faint text-xs">{note}</span>
        <CopyButton text={text} label="Copy it all" />
      </div>
      <pre className="whitespace-pre-wrap break-words px-4 py-3 leading-5">{text}</pre>
    </section>
  );
}
