import { z } from 'zod';
import { PAGE_HEADER, PERSON_HEADER } from './auth/browser.js';
import type { Endpoint } from './endpoint.js';
import { named } from './wire/names.js';

type Document = { readonly [member: string]: unknown };

/** OpenAPI 3.1 of the routes, made from the schemas that check them; 3.1 speaks the same JSON Schema as zod writes. */
export function openApiDocument(endpoints: readonly Endpoint[], publicUrl: string): Document {
  const paths: Record<string, Record<string, Document>> = {};
  for (const { contract, access } of endpoints)
    (paths[contract.path] ??= {})[contract.method] = operation(contract, access);
  return {
    openapi: '3.1.0',
    info: { title: 'Sluice', version: '1', description: 'How feature flags change.' },
    servers: [{ url: publicUrl }],
    paths,
    components: { schemas: components(), securitySchemes: SECURITY },
  };
}

const SECURITY: Document = {
  session: { type: 'http', scheme: 'bearer' },
  page: {
    type: 'apiKey',
    in: 'cookie',
    name: 'sluice-<project>, behind https __Host-sluice-<project>',
    description: `The session of a browser. A POST with it also carries ${PAGE_HEADER}: 1, our own Origin, and in ${PERSON_HEADER} the percent-encoded id of the person it is sent for; where somebody else is signed in, it is refused with OTHER_PERSON.`,
  },
};

function operation(contract: Endpoint['contract'], access: Endpoint['access']): Document {
  return {
    summary: contract.summary,
    parameters: [...parameters(contract.params, 'path'), ...parameters(contract.query, 'query')],
    ...(contract.method === 'post'
      ? { requestBody: { required: true, content: json(contract.body, 'input') } }
      : {}),
    responses: {
      '2XX': { description: 'As asked', content: json(contract.reply, 'output') },
      default: {
        description: 'RFC 9457',
        content: { 'application/problem+json': { schema: ref('Problem') } },
      },
    },
    security: access === 'signedIn' ? [{ session: [] }, { page: [] }] : [],
  };
}

function parameters(schema: z.ZodObject, place: 'path' | 'query'): readonly Document[] {
  return Object.entries(schema.shape).map(([name, value]) => ({
    name,
    in: place,
    required: place === 'path',
    schema: jsonSchema(value as z.ZodType, 'input'),
  }));
}

const json = (schema: z.ZodType, io: 'input' | 'output'): Document => ({
  'application/json': { schema: referenced(schema) ?? jsonSchema(schema, io) },
});

const referenced = (schema: z.ZodType): Document | null => {
  const name = Object.entries(named).find(([, each]) => each === schema)?.[0];
  return name === undefined ? null : ref(name);
};

const ref = (name: string): Document => ({ $ref: `#/components/schemas/${name}` });

const components = (): Document =>
  Object.fromEntries(Object.entries(named).map(([name, schema]) => [name, jsonSchema(schema, 'output')]));

/** Lists are readonly to TypeScript only; JSON Schema means something else by it. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Document {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema: written }) => delete written.readOnly,
  });
  return rest;
}
