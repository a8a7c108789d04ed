"use client";
import { useQuery } from "@tanstack/react-query";
import { Answer } from "#components/layout/answer.tsx";
import { useUrlState } from "#components/layout/use-url-state.ts";
import { roleLook } from "#components/roles/role-look.ts";
import { Sheet } from "#components/ui/sheet.tsx";
import { TabPanel, Tabs } from "#components/ui/tabs.tsx";
import { attemptQuery } from "#lib/client/queries/attempt-query.ts";
import type { AttemptView } from "#lib/domain/api/build.ts";
import { AttemptFacts } from "./attempt-facts.tsx";
import { AttemptReply } from "./attempt-reply.tsx";
import { AttemptTries } from "./attempt-tries.tsx";
import { LongText } from "./long-text.tsx";

interface AttemptPeekProps {
  readonly projectId: string;
  /** Empty: closed. */
  readonly attemptId: string;
  /** Empty: closes it. */
  readonly onChoose: (attemptId: string) => void;
}

/** One attempt beside the page that it was chosen on: what was sent, what came back, what it cost, and why that model. */
export function AttemptPeek({ projectId, attemptId, onChoose }: AttemptPeekProps) {
  const attempt = useQuery({ ...attemptQuery(projectId, attemptId), enabled: attemptId !== "" });
  const { data } = attempt;
  const title = data
    ? `${roleLook(data.role).label}: ${data.promptId}${data.moduleId ? `, ${data.moduleId}` : ""}`
    : "Attempt";
  return (
    <Sheet open={attemptId !== ""} onOpenChange={(open) => !open && onChoose("")} title={title}>
      {attemptId === "" ? null : (
        <Answer query={attempt} what="the attempt" rows={10}>
          {(view) => <AttemptTabs projectId={projectId} attempt={view} onChoose={onChoose} />}
        </Answer>
      )}
    </Sheet>
  );
}

const tabs = [
  { value: "facts", label: "Facts" },
  { value: "packet", label: "Packet" },
  { value: "reply", label: "Reply" },
];

interface AttemptTabsProps extends Pick<AttemptPeekProps, "projectId" | "onChoose"> {
  readonly attempt: AttemptView;
}

function AttemptTabs({ projectId, attempt, onChoose }: AttemptTabsProps) {
  const [tab, setTab] = useUrlState("peek", "facts");
  return (
    <Tabs label="Attempt" value={tab} onValueChange={setTab} tabs={tabs} className="h-full">
      <TabPanel value="facts" className="min-h-0 flex-1 overflow-auto">
        <AttemptFacts attempt={attempt} />
        <AttemptTries projectId={projectId} attempt={attempt} onChoose={onChoose} />
      </TabPanel>
      <TabPanel value="packet" className="min-h-0 flex-1 overflow-auto">
        <LongText
          text={attempt.packet.text}
          label="The packet as it was sent"
          note={`${attempt.packet.bytes.toLocaleString("en-US")} bytes, SHA-256 ${attempt.packet.sha.slice(0, 12)}`}
        />
      </TabPanel>
      <TabPanel value="reply" className="min-h-0 flex-1 overflow-auto">
        <AttemptReply projectId={projectId} attempt={attempt} />
      </TabPanel>
    </Tabs>
  );
}
