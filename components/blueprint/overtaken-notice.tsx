import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";

interface OvertakenNoticeProps {
  readonly version: number;
  readonly baseVersion: number;
  readonly saving: boolean;
  readonly onCompare: () => void;
  readonly onSaveOver: () => void;
  readonly onDiscard: () => void;
}

/** Two people, or a person and the architect, went on from one version. Nobody's text is lost: the person chooses. */
export function OvertakenNotice({ version, baseVersion, saving, ...on }: OvertakenNoticeProps) {
  return (
    <Notice
      tone="person"
      className="mx-4 my-2"
      actions={
        <>
          <Button size="sm" look="quiet" onClick={on.onDiscard}>
            Take v{version}
          </Button>
          <Button size="sm" onClick={on.onCompare}>
            Show the difference
          </Button>
          <Button size="sm" busy={saving && "Saving…"} onClick={on.onSaveOver}>
            Save mine as v{version + 1}
          </Button>
        </>
      }
    >
      v{version} was saved meanwhile, and your text is based on v{baseVersion}. Nothing was overwritten: yours is kept
      in this browser, v{version} among the versions.
    </Notice>
  );
}
