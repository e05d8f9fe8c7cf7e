import { useQueryClient, type Query } from '@tanstack/react-query';
import { useCallback } from 'react';

const SAID_AFTER = 2; // one lost answer is made good before anybody reads about it

interface Asking {
  data: unknown;
  error: unknown;
  failureReason: unknown;
  failureCount: number;
  isPlaceholderData: boolean;
}

/** Why a query has nothing to show: the refusal it ended with, or what keeps it waiting while it goes on asking. */
export function faultOf({ data, error, failureReason, failureCount, isPlaceholderData }: Asking): unknown {
  if (error !== null) return error;
  return (data === undefined || isPlaceholderData) && failureCount >= SAID_AFTER ? failureReason : undefined;
}

/** Asks at once for whatever on the page failed, instead of at the end of its pause. */
export function useAskAgain(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    const failing = ({ state }: Query) => state.fetchFailureCount > 0 || state.status === 'error';
    void client.resetQueries({ type: 'active', predicate: (query) => failing(query) && query.state.data === undefined });
    void client.refetchQueries({ type: 'active', predicate: (query) => failing(query) && query.state.data !== undefined });
  }, [client]);
}
