import { z } from "zod";

const path = z
  .string()
  .regex(/^(?!\.\.?(\/|$))[A-Za-z0-9._-]+(\/(?!\.\.?(\/|$))[A-Za-z0-9._-]+)*$/, "a relative path inside the folder");

const paceSchema = z.strictObject({
  firstTokenMs: z.int().nonnegative(),
  tokensPerSecond: z.number().positive(),
});

const findingAnswerSchema = z
  .strictObject({
    /** The how-manieth of the findings that the packet carries, from 1. */
    finding: z.int().positive(),
    is: z.enum(["fixed", "contested"]),
    reason: z.string().min(1).exactOptional(),
    /** The reason as a file, where it is long. */
    reasonFile: path.exactOptional(),
  })
  .refine(
    (answer) => (answer.reason === undefined) !== (answer.reasonFile === undefined),
    "one of reason and reasonFile",
  );

/** A builder's answer, put together from the sources instead of written out. */
const builderAnswerSchema = z.strictObject({
  /** Paths of the project, taken from the module's sources; `all`: every file of the module. */
  files: z.union([z.literal("all"), z.array(path)]).default([]),
  /** A folder whose files stand in for those of the sources: what the builder wrote at first. */
  instead: path.exactOptional(),
  /** SEARCH/REPLACE blocks from a file, as an edit of a file of the project. */
  edits: z.array(z.strictObject({ path, patch: path })).default([]),
  delete: z.array(path).default([]),
  findings: z.array(findingAnswerSchema).default([]),
});
export type BuilderAnswerFile = z.infer<typeof builderAnswerSchema>;

/**
 * One reply and when it is given. What a selector leaves open fits everything; of the replies that fit, the one with
 * the most selectors is given. Two that fit equally well are a mistake in the file.
 */
const replySchema = z
  .strictObject({
    prompt: z.union([z.string(), z.array(z.string()).nonempty()]),
    module: z.string().exactOptional(),
    round: z.int().positive().exactOptional(),
    /** Answers in the round before this one: red checks and refused replies. */
    repair: z.int().nonnegative().exactOptional(),
    /** Only for blueprints in which this prepared edit was made. */
    edit: z.string().exactOptional(),
    pace: paceSchema.partial().exactOptional(),
    /** The reply is this file as it stands. */
    document: path.exactOptional(),
    /** The reply is this JSON; `{{finding:1}}` in it becomes the first of the packet's findings. */
    json: path.exactOptional(),
    answer: builderAnswerSchema.exactOptional(),
  })
  .refine((reply) => [reply.document, reply.json, reply.answer].filter((form) => form !== undefined).length === 1, {
    message: "one of document, json and answer",
  });
export type ReplyFile = z.infer<typeof replySchema>;

/** `script.json` of an example: what the models say in it. All paths are relative to the example's folder. */
export const scriptFileSchema = z.strictObject({
  name: z.string().min(1),
  title: z.string().min(1),
  brief: path,
  blueprint: path,
  /** One folder a module, in it the files at their paths in the project. */
  sources: path,
  pace: paceSchema,
  /** Changes of the blueprint that replies exist for, alone and together. */
  edits: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z][a-z0-9-]*$/),
      title: z.string().min(1),
      says: z.string().min(1),
      /** SEARCH/REPLACE blocks against the blueprint. */
      patch: path,
      /** Sources that differ once the edit was made, laid out as the others. */
      sources: path.exactOptional(),
    }),
  ),
  replies: z.array(replySchema),
});
export type ScriptFile = z.infer<typeof scriptFileSchema>;
