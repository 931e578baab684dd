import buildValidators from '@fastify/ajv-compiler';
import buildSerializers from '@fastify/fast-json-stringify-compiler';
import type { FastifyServerOptions } from 'fastify';

type Factories = NonNullable<NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']>;
type Serializers = ReturnType<typeof buildSerializers>;
type Serialize = ReturnType<ReturnType<Serializers>>;

/**
 * Of all applications of this process: the schemas are the constants of `shared/contract`, and a run of tests opens
 * a hundred offices over them. The validators keep by themselves what they have compiled.
 */
const validators = buildValidators();
const serializers = keptByOptions();

/**
 * Fastify's own compilers, asked at a route's first request instead of for all routes before the first one: compiling
 * every schema took as long as the rest of a start, and an office uses few of the routes in its first minutes.
 */
export function compileWhenAsked(): Factories {
  const buildValidator = (...given: Parameters<typeof validators>) => {
    const compiler = once(() => validators(...given));
    return (part: Parameters<ReturnType<typeof validators>>[0]) => {
      const compiled = once(() => compiler()(part));
      // Fastify reads the errors from the function that it was given.
      const validator = Object.assign(
        (data: unknown) => {
          const answer = compiled()(data);
          validator.errors = compiled().errors;
          return answer;
        },
        { errors: undefined as unknown },
      );
      return validator;
    };
  };
  return {
    // The type asks for all of Ajv's function; fastify calls it and reads its errors.
    buildValidator: buildValidator as unknown as NonNullable<Factories['buildValidator']>,
    buildSerializer(externalSchemas, options) {
      const compiler = once(() => serializers(externalSchemas, options as never));
      return (part) => {
        const compiled = once(() => compiler()(part));
        return (data) => compiled()(data);
      };
    },
  };
}

/** The compilers of replies, each of which compiles a schema once; the validators are kept in the same way. */
function keptByOptions(): Serializers {
  const build = buildSerializers();
  const compilers = new Map<string, ReturnType<Serializers>>();
  return (...given) => {
    const key = JSON.stringify(given);
    const kept = compilers.get(key) ?? keptBySchema(build(...given));
    compilers.set(key, kept);
    return kept;
  };
}

function keptBySchema(compile: ReturnType<Serializers>): ReturnType<Serializers> {
  const compiled = new WeakMap<object, Serialize>();
  return (part) => {
    const schema = part.schema as object;
    const kept = compiled.get(schema) ?? compile(part);
    compiled.set(schema, kept);
    return kept;
  };
}

function once<Made>(make: () => Made): () => Made {
  let made: { readonly it: Made } | undefined;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
}
