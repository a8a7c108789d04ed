import type { Metadata } from "next";
import { AllSpendPage } from "#components/spend/all-spend-page.tsx";

export const metadata: Metadata = { title: "All spend" };

export default function Page() {
  return <AllSpendPage />;
}
