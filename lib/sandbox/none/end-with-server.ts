import { Socket } from "node:net";

/**
 * Run as a thread beside a program that never looks up from its work: ends it, with all that it started, when the server
 * that waits for its answer is gone. The server holds the program's standard input open for as long as it lives.
 */
new Socket({ fd: 0 }).on("close", () => process.kill(-process.pid, "SIGKILL")).resume();
