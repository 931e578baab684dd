/**
 * postgres.js 3.4.9 throws a TypeError outside any await when a backend dies under a query that is about to be
 * written (porsager/postgres #1208): the query itself is rejected properly, only this stray error would end the
 * process. It is recognised by its place, told once, and survived; every other stray error still ends the process.
 */
export function surviveBackendDeath(tell: (error: Error) => void): void {
  process.on('uncaughtException', (error: Error) => {
    if (isStrayWrite(error)) {
      tell(error);
      return;
    }
    console.error(error);
    process.exit(1);
  });
}

export function isStrayWrite(error: Error): boolean {
  return (
    error instanceof TypeError &&
    /reading 'write'/.test(error.message) &&
    /postgres[/\\](src|cjs[/\\]src)[/\\]connection\.js/.test(error.stack ?? '')
  );
}
