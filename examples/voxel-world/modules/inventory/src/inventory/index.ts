export { barSize, createInventory, slotCount } from "./inventory.ts";
