import { createHmac, timingSafeEqual } from "node:crypto";

/** Which preview an address names. */
export interface PreviewName {
  readonly projectId: string;
  readonly commit: string;
}

/** Addresses of previews: nobody can guess one, and none has to be remembered. */
export interface PreviewAddresses {
  /** `/<project>/<commit>/<seal>/` */
  pathOf(name: PreviewName): string;
  /** The preview that a path names and the rest of the path; undefined unless its seal is ours. */
  read(pathname: string): (PreviewName & { readonly rest: string }) | undefined;
}

const pattern = /^\/([a-z0-9_-]{1,60})\/([0-9a-f]{40}|[0-9a-f]{64})\/([0-9a-f]{32})\/(.*)$/;

export function createPreviewAddresses(secret: Uint8Array): PreviewAddresses {
  const sealOf = ({ projectId, commit }: PreviewName) =>
    createHmac("sha256", secret).update(`preview ${projectId} ${commit}`).digest("hex").slice(0, 32);
  return {
    pathOf: (name) => `/${name.projectId}/${name.commit}/${sealOf(name)}/`,
    read(pathname) {
      const [, projectId, commit, seal, rest] = pattern.exec(pathname) ?? [];
      if (projectId === undefined || commit === undefined || seal === undefined || rest === undefined) return undefined;
      const expected = Buffer.from(sealOf({ projectId, commit }));
      return timingSafeEqual(Buffer.from(seal), expected) ? { projectId, commit, rest } : undefined;
    },
  };
}
