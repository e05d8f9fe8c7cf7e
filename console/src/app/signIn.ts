/** Where signing in begins. */
export const SIGN_IN = '/oauth2/authorization/fengqiao';
