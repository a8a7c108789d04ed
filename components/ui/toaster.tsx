"use client";
import { clsx } from "clsx";
import { X } from "lucide-react";
import { useEffect, useSyncExternalStore } from "react";
import { Button } from "./button.tsx";
import { StatusMark } from "./status-mark.tsx";
import { closeToast, type ToastMessage, toastStore } from "./toast-store.ts";

const none: readonly ToastMessage[] = [];
const marks = {
  neutral: { shape: "dash", tone: "neutral" },
  good: { shape: "tick", tone: "good" },
  bad: { shape: "cross", tone: "bad" },
} as const;

export function Toaster() {
  const messages = useSyncExternalStore(toastStore.subscribe, toastStore.read, () => none);
  return (
    <section
      aria-label="Notices"
      className="pointer-events-none fixed right-3 bottom-3 z-50 flex flex-col items-end gap-2"
    >
      {messages.map((message) => (
        <Toast key={message.id} message={message} />
      ))}
    </section>
  );
}

function Toast({ message }: { readonly message: ToastMessage }) {
  useEffect(() => {
    // What asks for something stays until it is answered or closed.
    if (message.tone === "bad" || message.action) return;
    const timer = setTimeout(() => closeToast(message.id), 6000);
    return () => clearTimeout(timer);
  }, [message]);
  return (
    <div
      role={message.tone === "bad" ? "alert" : "status"}
      className={clsx(
        "slide-in pointer-events-auto flex max-w-[min(26rem,calc(100vw-1.5rem))] items-center gap-2 rounded-md border border-line bg-raised py-1 pr-1 pl-3 shadow-overlay",
      )}
    >
      <StatusMark {...marks[message.tone]} />
      <p className="min-w-0 flex-1 py-1">{message.text}</p>
      {message.action ? (
        <Button
          look="quiet"
          size="sm"
          onClick={() => {
            message.action?.run();
            closeToast(message.id);
          }}
        >
          {message.action.label}
        </Button>
      ) : null}
      <Button look="quiet" size="icon" aria-label="Close the notice" onClick={() => closeToast(message.id)}>
        <X aria-hidden className="size-3.5" />
      </Button>
    </div>
  );
}
