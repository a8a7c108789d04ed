import type { ReactNode } from "react";
import { Button, type ButtonProps } from "./button.tsx";
import { Tooltip } from "./tooltip.tsx";

export interface IconButtonProps extends Omit<ButtonProps, "size" | "busy" | "asChild"> {
  /** Read aloud, and shown on hover. */
  readonly label: string;
  readonly keys?: string | undefined;
  readonly children: ReactNode;
}

/** A button that is only an icon; its name is its tooltip. */
export function IconButton({ label, keys, look = "quiet", children, ...rest }: IconButtonProps) {
  return (
    <Tooltip says={label} keys={keys}>
      <Button {...rest} look={look} size="icon" aria-label={label}>
        {children}
      </Button>
    </Tooltip>
  );
}
