// What the program asks, as Relay wants it. Only the compiler reads this file.

import { graphql } from "relay-runtime";

export const names = graphql`
  query operationsNamesQuery($first: Int!, $after: String) {
    ...operations_organizations
  }
`;

export const organizations = graphql`
  fragment operations_organizations on Query
  @refetchable(queryName: "operationsPageQuery") {
    organizations(first: $first, after: $after, orderBy: [{ field: NAME, direction: ASC }])
      @connection(key: "operations_organizations") {
      edges {
        node {
          id
          name
        }
      }
      totalCount {
        value
      }
    }
  }
`;

export const town = graphql`
  fragment operations_town on Town
  @refetchable(queryName: "operationsTownQuery") {
    name
    organizationCount
  }
`;

export const object = graphql`
  query operationsObjectQuery($id: ID!) {
    node(id: $id) {
      __typename
      ... on Organization {
        name
      }
    }
  }
`;

export const found = graphql`
  query operationsFoundQuery($text: String!) {
    search(text: $text, types: [ORGANIZATION]) {
      __typename
      ... on Organization {
        name
      }
      ... on Branch {
        name
      }
    }
  }
`;

export const figure = graphql`
  query operationsFigureQuery($code: FigureCode!, $asOf: Date!) {
    figure(code: $code, asOf: $asOf) {
      value
      numerator
      denominator
    }
  }
`;

export const formBranch = graphql`
  mutation operationsFormBranchMutation($input: FormBranchInput!) {
    formBranch(input: $input) {
      branch {
        id
      }
      problems {
        code
      }
    }
  }
`;

export const recordYear = graphql`
  mutation operationsRecordYearMutation($input: RecordYearInput!) {
    recordYear(input: $input) {
      organizationYear {
        id
        employees
        revenue
      }
      problems {
        code
      }
    }
  }
`;
