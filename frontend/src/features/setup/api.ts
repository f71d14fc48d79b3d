import { answer, api, type Schemas } from "@/lib/api/client";
import { ask, type SignInState, stateOf } from "@/lib/api/allauth";

export interface NewOwner {
  token: string;
  name: string;
  email: string;
  password: string;
  account: string;
}

export const isSetupOpen = async (): Promise<boolean> => (await answer(api.GET("/api/v1/setup/"))).is_open;

/** Makes the first person and their account, and signs them in. */
export async function becomeOwner(given: NewOwner): Promise<SignInState> {
  await answer(api.POST("/api/v1/setup/", { body: given }));
  return stateOf(await ask("POST", "/auth/login", { email: given.email, password: given.password }));
}

export type NewSite = Pick<Schemas["SiteIn"], "domain"> & {
  name: string;
  language: string;
  country: string;
  time_zone: string;
};

export const createSite = (accountId: number, site: NewSite): Promise<Schemas["SiteOut"]> =>
  answer(api.POST("/api/v1/sites/", { params: { query: { account_id: accountId } }, body: site }));
