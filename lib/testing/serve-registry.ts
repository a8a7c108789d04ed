import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

/** A package for a test's registry: its manifest without name and version, and its files. */
export interface TestPackage {
  readonly name: string;
  readonly version: string;
  readonly manifest?: Readonly<Record<string, unknown>>;
  readonly files?: Readonly<Record<string, string>>;
}

/** Serves packages as the registry does, on the loopback interface. */
export async function serveRegistry(packages: readonly TestPackage[]) {
  const asked: string[] = [];
  const tarballs = new Map(packages.map((pack) => [`/${pack.name}/-/${pack.version}.tgz`, tarball(pack)]));
  const server = createServer((request, response) => {
    const url = decodeURIComponent(request.url ?? "");
    asked.push(url);
    const file = tarballs.get(url);
    if (file) return void response.end(file);
    const versions = packages.filter(({ name }) => `/${name}` === url);
    if (versions.length === 0) return void response.writeHead(404).end("{}");
    response.setHeader("content-type", "application/json").end(JSON.stringify(describe(versions)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function describe(versions: readonly TestPackage[]) {
    const described = versions.map((pack) => {
      const path = `/${pack.name}/-/${pack.version}.tgz`;
      const integrity = `sha512-${createHash("sha512")
        .update(tarballs.get(path) ?? "")
        .digest("base64")}`;
      const { name, version } = pack;
      const hasInstallScript = JSON.stringify(pack.manifest ?? {}).includes("install");
      return [
        version,
        { ...pack.manifest, name, version, hasInstallScript, dist: { tarball: origin + path, integrity } },
      ];
    });
    return {
      name: versions[0]?.name,
      "dist-tags": { latest: versions.at(-1)?.version },
      versions: Object.fromEntries(described),
    };
  }

  return { url: `${origin}/`, asked, close: () => void server.close() };
}

function tarball({ name, version, manifest, files }: TestPackage): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "groundplan-package-"));
  try {
    const all = { "package.json": JSON.stringify({ ...manifest, name, version }), ...files };
    for (const [path, content] of Object.entries(all)) {
      mkdirSync(dirname(join(folder, "package", path)), { recursive: true });
      writeFileSync(join(folder, "package", path), content);
    }
    return gzipSync(execFileSync("tar", ["-c", "-C", folder, "package"]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
