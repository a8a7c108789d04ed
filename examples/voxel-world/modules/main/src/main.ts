import { start } from "./main/start.ts";

start(document);
