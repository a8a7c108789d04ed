export { dayLength, skyOf } from "./daylight.ts";
