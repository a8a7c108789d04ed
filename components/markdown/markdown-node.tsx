import type { Nodes, Parents } from "mdast";
import { createElement, type ReactNode } from "react";

/** One node of a document as React shows it. Markup inside it is text: nothing of a model's words is ever executed. */
export function MarkdownNode({ node }: { readonly node: Nodes }): ReactNode {
  switch (node.type) {
    case "heading":
      return createElement(
        `h${Math.min(6, node.depth + 1)}`,
        { className: node.depth <= 2 ? "mt-3 font-semibold text-lg first:mt-0" : "mt-2 font-semibold" },
        children(node),
      );
    case "paragraph":
      return <p>{children(node)}</p>;
    case "text":
      return node.value;
    case "strong":
      return <strong className="font-semibold">{children(node)}</strong>;
    case "emphasis":
      return <em>{children(node)}</em>;
    case "inlineCode":
      return <code className="rounded-sm bg-sunk px-1 py-px">{node.value}</code>;
    case "break":
      return <br />;
    case "thematicBreak":
      return <hr className="border-line" />;
    case "blockquote":
      return <blockquote className="border-line border-l-2 pl-3 text-soft">{children(node)}</blockquote>;
    case "list":
      return node.ordered ? (
        <ol start={node.start ?? 1} className="flex list-decimal flex-col gap-1 pl-6">
          {children(node)}
        </ol>
      ) : (
        <ul className="flex list-disc flex-col gap-1 pl-5">{children(node)}</ul>
      );
    case "listItem":
      return <li>{children(node)}</li>;
    case "code":
      return <FencedBlock info={[node.lang, node.meta].filter(Boolean).join(" ")} code={node.value} />;
    case "html":
      return <code className="text-faint">{node.value}</code>;
    case "link":
      return (
        <span title={node.url} className="underline decoration-control underline-offset-2">
          {children(node)}
        </span>
      );
    default:
      return "children" in node ? children(node) : null;
  }
}

function children(node: Parents): ReactNode {
  return node.children.map((child, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the nodes of a text have no other name
    <MarkdownNode key={index} node={child} />
  ));
}

function FencedBlock({ info, code }: { readonly info: string; readonly code: string }) {
  return (
    <figure className="overflow-hidden rounded-md border border-line bg-sunk">
      {info ? (
        <figcaption className="truncate border-line border-b px-3 py-1 text-faint text-xs">{info}</figcaption>
      ) : null}
      <pre className="overflow-x-auto px-3 py-2 leading-4.5">{code}</pre>
    </figure>
  );
}
