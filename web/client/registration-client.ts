import type { SeriesReply, StartManagementNumbers, StartSeries } from '../../shared/contract/registration.ts';
import type { Send } from './request.ts';

export type RegistrationClient = ReturnType<typeof registrationClient>;

/** Number series (문서번호) and where they start. */
export function registrationClient(send: Send) {
  return {
    series: () => send<SeriesReply>('GET', '/api/series'),
    startSeries: (start: StartSeries) => send<{ lastUsed: number }>('POST', '/api/series/start', start),
    startManagementNumbers: (start: StartManagementNumbers) =>
      send<{ lastUsed: number }>('POST', '/api/management-numbers/start', start),
  };
}
