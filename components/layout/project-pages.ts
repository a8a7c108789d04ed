import {
  Box,
  ChartGantt,
  CircleDollarSign,
  FileText,
  FolderTree,
  LayoutDashboard,
  type LucideIcon,
  MonitorPlay,
} from "lucide-react";

interface ProjectPage {
  /** Behind `/projects/:id`. */
  readonly path: string;
  readonly title: string;
  readonly icon: LucideIcon;
  readonly keys: string;
}

/** The pages of a project, in the rail, the palette and under `g`. */
export const projectPages = [
  { path: "", title: "Overview", icon: LayoutDashboard, keys: "g o" },
  { path: "/blueprint", title: "Blueprint", icon: FileText, keys: "g b" },
  { path: "/modules", title: "Modules", icon: Box, keys: "g m" },
  { path: "/timeline", title: "Timeline", icon: ChartGantt, keys: "g t" },
  { path: "/spend", title: "Spend", icon: CircleDollarSign, keys: "g s" },
  { path: "/files", title: "Files", icon: FolderTree, keys: "g f" },
  { path: "/preview", title: "Preview", icon: MonitorPlay, keys: "g p" },
] as const satisfies readonly ProjectPage[];
