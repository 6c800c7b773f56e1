// @ts-check
/** Several questions to a GraphQL API as one, where it has none for many at once. */

/**
 * Each part is asked for by its own name, and knows its variables by theirs.
 * @param {{ field: string, variables: Record<string, [type: string, value: unknown]> }[]} parts
 */
export function together(parts) {
  const variables = parts.flatMap((part) => Object.entries(part.variables));
  const declared = variables.map(([name, [type]]) => `$${name}: ${type}`).join(", ");
  return {
    query: `query (${declared}) { ${parts.map(({ field }) => field).join("\n")} }`,
    variables: Object.fromEntries(variables.map(([name, [, value]]) => [name, value])),
  };
}
