import type { FastifyInstance } from 'fastify';
import type { TSchema } from 'typebox';

/**
 * Tests run with this: every JSON reply must be a value of the schema its route declares for that status.
 * Fastify's serializer would silently drop what the schema does not know, and so hide a leak or a typing error.
 * And whatever has a body says of which type it is: a browser guesses otherwise, or shows another alphabet.
 */
export async function checkReplies(app: FastifyInstance): Promise<void> {
  // Loaded here only: production starts without it.
  const { Value } = await import('typebox/value');
  app.addHook('preSerialization', async (request, reply, payload) => {
    const schemas = request.routeOptions.schema?.response as Record<string, TSchema> | undefined;
    const status = reply.statusCode;
    const schema = schemas?.[String(status)] ?? schemas?.[`${String(status)[0]}xx`];
    if (!schema) throw new Error(`no reply schema for ${request.method} ${request.routeOptions.url} ${status}`);
    const plain: unknown = JSON.parse(JSON.stringify(payload));
    if (!Value.Check(schema, plain)) {
      const [first] = Value.Errors(schema, plain);
      throw new Error(
        `reply of ${request.method} ${request.routeOptions.url} breaks its schema: ${JSON.stringify(first)}`,
      );
    }
    return payload;
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const isEmpty = payload === undefined || payload === null || payload === '';
    if (!isEmpty && reply.getHeader('content-type') === undefined) {
      throw new Error(`reply of ${request.method} ${request.routeOptions.url} does not say what it is`);
    }
    return payload;
  });
}
