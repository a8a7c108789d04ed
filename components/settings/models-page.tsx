"use client";
import { useQuery } from "@tanstack/react-query";
import { Answer } from "#components/layout/answer.tsx";
import { PageHead } from "#components/layout/page-head.tsx";
import { useUrlState } from "#components/layout/use-url-state.ts";
import { useUrlText } from "#components/layout/use-url-text.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { HeadCell, numeric, Table } from "#components/ui/table.tsx";
import { modelsQuery } from "#lib/client/queries/models-query.ts";
import { ModelRow } from "./model-row.tsx";

/** What is known of every model: what it costs today, since when that is known, and what it will cost. */
export function ModelsPage() {
  const models = useQuery(modelsQuery());
  const [search, setSearch] = useUrlText("q");
  const [show, setShow] = useUrlState("show", "all");
  return (
    <div className="pb-8">
      <PageHead
        title="Models"
        says="Dollars per million tokens. An attempt keeps the price of its own moment; later changes do not rewrite it."
      />
      <Answer query={models} what="the models">
        {(known) => {
          const wanted = search.trim().toLowerCase();
          const rows = known
            .filter(({ status }) => show !== "available" || status === "available")
            .filter(({ name, model, provider }) => `${name} ${provider}/${model}`.toLowerCase().includes(wanted));
          return (
            <>
              <div className="flex flex-wrap items-center gap-2 border-line border-b px-4 pb-3">
                <Input
                  type="search"
                  aria-label="Search models"
                  placeholder="Search"
                  className="sm:max-w-60"
                  value={search}
                  onChange={(event) => setSearch(event.target.value)}
                />
                <Select aria-label="Show" value={show} onChange={(event) => setShow(event.target.value)}>
                  <option value="all">All</option>
                  <option value="available">With a key</option>
                </Select>
                <span className="ml-auto text-faint text-xs">
                  {rows.length === known.length ? rows.length : `${rows.length} of ${known.length}`}
                </span>
              </div>
              {rows.length === 0 ? (
                <EmptyState title="No model fits" says="No known model matches the search and the filter together." />
              ) : (
                <Table aria-label="Models and prices">
                  <thead>
                    <tr>
                      <HeadCell>Model</HeadCell>
                      <HeadCell className="max-md:hidden">Provider</HeadCell>
                      <HeadCell className={`${numeric} max-md:hidden`}>Context</HeadCell>
                      <HeadCell className={numeric}>Input</HeadCell>
                      <HeadCell className={`${numeric} max-md:hidden`}>From cache</HeadCell>
                      <HeadCell className={numeric}>Output</HeadCell>
                      <HeadCell className="pl-6 max-md:hidden">As of</HeadCell>
                      <HeadCell className="max-sm:hidden">Then</HeadCell>
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map((model) => (
                      <ModelRow key={model.id} model={model} />
                    ))}
                  </tbody>
                </Table>
              )}
            </>
          );
        }}
      </Answer>
    </div>
  );
}
