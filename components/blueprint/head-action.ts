export interface HeadAction {
  readonly label: string;
  readonly run: () => void;
  readonly busy?: string | false;
  readonly disabled?: boolean;
}
