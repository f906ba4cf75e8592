// What can be edited of a branch and of a member.

import { ask } from "../../api/client";
import {
  type BranchChanges,
  BranchNowDocument,
  type BranchRowFragment,
  ChangeBranchesDocument,
  ChangeMembersDocument,
  type MemberChanges,
  MemberNowDocument,
  type MemberRowFragment,
} from "../../gql/graphql";
import { t } from "../../i18n";
import { choicesOf } from "../../i18n/choices";
import { today } from "../../lib/today";
import { isLive } from "./cells";
import type { Editing } from "./editFields";
import {
  choiceField,
  dateField,
  lookupField,
  nameField,
  numberField,
  textField,
  yesNoField,
} from "./fieldKinds";
import { helped } from "./helps";

export const branchEditing: Editing<BranchRowFragment> = {
  fields: helped("branches", [
    { ...nameField("field.fullName"), isDated: true },
    lookupField("parentId", "field.parent", "branches", (row) => row.parent, {
      group: "base",
      column: "parent",
    }),
    numberField("reportedMembers", "field.reportedMembers", (row) => row.reportedMembers, {
      column: "reported",
    }),
  ]),
  change: async ({ rows, changes, ...request }) => {
    const input = { ...request, rows: [...rows], changes: changes as BranchChanges };
    return (await ask(ChangeBranchesDocument, { input })).changed;
  },
  reread: async (id) => (await ask(BranchNowDocument, { id })).now,
};

type Member = MemberRowFragment;

function formalBranch(row: Member) {
  return row.registrations.nodes.find(
    ({ role, ...held }) => role === "FORMAL" && isLive(held, today()),
  )?.branch;
}

const secret = { group: "contact", isSecret: true, isOwn: true } as const;

export const memberEditing: Editing<Member> = {
  fields: helped("members", [
    nameField("field.personName"),
    choiceField(
      "kind",
      "field.memberKind",
      () => choicesOf("MemberKind"),
      (row) => row.kind,
      {
        isRequired: true,
        isDated: true,
        column: "kind",
      },
    ),
    choiceField(
      "standing",
      "field.standing",
      () => choicesOf("Standing"),
      (row) => row.standing,
      { isRequired: true, isDated: true, column: "standing" },
    ),
    dateField("joinedOn", "field.joinedOn", (row) => row.joinedOn, { column: "joined" }),
    dateField("fullOn", "field.fullOn", (row) => row.fullOn, { column: "full" }),
    yesNoField("isFloating", "value.floating", (row) => row.isFloating, { isRequired: true }),
    lookupField("branchId", "field.branch", "branches", formalBranch, {
      label: () => t("RegistrationRole.FORMAL"),
      isDated: true,
      isRequired: true,
      column: "formal",
    }),
    textField("idNumber", "field.idNumber", () => "", secret),
    textField("phone", "field.phone", () => "", secret),
  ]),
  change: async ({ rows, changes, ...request }) => {
    const input = { ...request, rows: [...rows], changes: changes as MemberChanges };
    return (await ask(ChangeMembersDocument, { input })).changed;
  },
  reread: async (id) => (await ask(MemberNowDocument, { id })).now,
};
