// Speaks with the desk: who I am in this tab, the token of the run, and errors as sentences.
import { getLanguage, t } from "./wording.js";

export class ApiError extends Error {
  constructor(status, code, text) {
    super(text);
    this.status = status;
    this.code = code;
  }

  // Whether the same request may succeed later, unchanged.
  get passing() {
    return this.status === 0 || this.status >= 500;
  }
}

const meta = (name, from = document) => from.querySelector(`meta[name="commis-${name}"]`)?.content ?? "";
let token = meta("token");
let person = null;

export const setPerson = (id) => { person = id; };

function headers(extra) {
  const all = { "X-Commis-Token": token, "X-Commis-Language": getLanguage(), ...extra };
  if (person) all["X-Commis-Person"] = encodeURIComponent(person);
  return all;
}

export async function request(method, path, { body, raw, type, signal } = {}, again = true) {
  const extra = raw ? { "Content-Type": type || "application/octet-stream" } : body ? { "Content-Type": "application/json" } : {};
  let response;
  try {
    response = await fetch(path, {
      method, headers: headers(extra), body: raw ?? (body ? JSON.stringify(body) : undefined), signal, cache: "no-store",
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ApiError(0, "network", t("cannot_reach"));
  }
  if (response.ok) return response;
  let told = {};
  try {
    told = (await response.json()).error ?? {};
  } catch {
    // Not ours: the status says enough.
  }
  if (told.code === "stale" && again && (await renew())) return request(method, path, { body, raw, type, signal }, false);
  throw new ApiError(response.status, told.code ?? "http", told.text ?? t("failed"));
}

// After a restart the page has the token of the run before: it takes the new one, or reloads when its own code changed.
async function renew() {
  const response = await fetch("/", { cache: "no-store" }).catch(() => null);
  if (!response?.ok) return false;
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  if (meta("version", fresh) !== meta("version")) {
    location.reload();
    return false;
  }
  token = meta("token", fresh);
  return token !== "";
}

export const get = async (path, options) => (await request("GET", path, options)).json();
export const post = async (path, body) => (await request("POST", path, { body })).json();

export async function upload(file) {
  const response = await request("POST", `/desk/files?name=${encodeURIComponent(file.name || "image.png")}`, { raw: file, type: file.type });
  return response.json();
}

export const newId = () => crypto.randomUUID().replaceAll("-", "");
