import type { Metadata } from "next";
import type { ReactNode } from "react";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Groundplan", template: "%s · Groundplan" },
  description: "Plans software with a frontier model, builds it with a fast one, and lets neither be trusted blindly.",
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
