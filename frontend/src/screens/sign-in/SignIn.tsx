// Sign in with a login and a password; a refusal says what to do and keeps what was typed.

import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { asFault, type Fault } from "../../api/faults";
import { signIn, type User } from "../../api/session";
import { settings } from "../../api/settings";
import { t } from "../../i18n";
import { LanguageSwitch } from "../../i18n/LanguageSwitch";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { Emblem } from "../../ui/Icon";
import { Notice } from "../../ui/Notice";
import { wordsOf } from "../../ui/State";

interface SignInProps {
  readonly reason: "none" | "left";
}

export function SignIn({ reason }: SignInProps) {
  return (
    <div class="entrance">
      <div class="entrance-bar">
        <LanguageSwitch />
      </div>
      <main class="entrance-box">
        <div class="entrance-brand">
          <Emblem />
          <h1>{t("product.name")}</h1>
        </div>
        <div class="card stack">
          <h2>{t("signIn.title")}</h2>
          {reason === "left" && <Notice tone="good">{t("signIn.left")}</Notice>}
          <Form login="" />
        </div>
      </main>
      <footer class="entrance-foot small">
        <p>{t("signIn.purpose")}</p>
        {settings.value.publicDistricts.length > 0 && (
          <p>
            <a href="/public">{t("nav.public")}</a>
          </p>
        )}
        {settings.value.isDemo && <p>{t("signIn.demo")}</p>}
      </footer>
    </div>
  );
}

/**
 * The session ended while a page was open: the same page waits beneath, covered since it may show
 * what only this person may see.
 */
export function SignInAgain({ user }: { user: User }) {
  const frame = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    frame.current?.showModal();
    // Showing a modal moves the focus to its first button: what is missing is the password.
    frame.current?.querySelector<HTMLInputElement>("[name=password]")?.focus();
  }, []);
  return (
    <dialog
      class="entrance entrance-over"
      ref={frame}
      aria-labelledby="sign-in-again"
      onCancel={(event) => event.preventDefault()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div class="entrance-bar">
        <LanguageSwitch />
      </div>
      <div class="entrance-box">
        <div class="entrance-brand">
          <Emblem />
          <p class="entrance-name">{t("product.name")}</p>
        </div>
        <div class="card stack">
          <h2 id="sign-in-again">{t("signIn.title")}</h2>
          <Notice tone="info">{t("signIn.ended")}</Notice>
          <Form login={user.login} />
        </div>
      </div>
    </dialog>
  );
}

function Form({ login: known }: { login: string }) {
  const login = useSignal(known);
  const password = useSignal("");
  const isSent = useSignal(false);
  const isWorking = useSignal(false);
  const fault = useSignal<Fault | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    const field = known === "" ? "login" : "password";
    form.current?.querySelector<HTMLInputElement>(`[name=${field}]`)?.focus();
  }, [known]);
  const send = async () => {
    isSent.value = true;
    if (isWorking.value || login.value === "" || password.value === "") {
      return;
    }
    isWorking.value = true;
    try {
      await signIn(login.value.trim(), password.value);
    } catch (reason) {
      fault.value = asFault(reason);
      password.value = "";
      isSent.value = false;
    } finally {
      isWorking.value = false;
    }
  };
  const missing = (value: string, words: string) => (isSent.value && !value ? words : undefined);
  return (
    <form
      class="form stack"
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {fault.value && <Refusal fault={fault.value} />}
      <TextField
        label={t("signIn.login")}
        name="login"
        autocomplete="username"
        value={login.value}
        isRequired
        error={missing(login.value, t("signIn.missing.login"))}
        onInput={(value) => {
          login.value = value;
        }}
      />
      <TextField
        label={t("signIn.password")}
        name="password"
        type="password"
        autocomplete="current-password"
        value={password.value}
        isRequired
        error={missing(password.value, t("signIn.missing.password"))}
        onInput={(value) => {
          password.value = value;
        }}
      />
      <Button type="submit" weight="primary" disabled={isWorking.value}>
        {isWorking.value ? t("signIn.working") : t("signIn.submit")}
      </Button>
    </form>
  );
}

function Refusal({ fault }: { fault: Fault }) {
  const { title, remedy } = wordsOf(fault);
  return (
    <Notice tone="bad" title={title} isUrgent>
      {remedy}
    </Notice>
  );
}
