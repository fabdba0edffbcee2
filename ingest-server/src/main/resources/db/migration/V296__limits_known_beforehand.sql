-- A mean and a sigma that are known beforehand are proposed like limits that are estimated: from no
-- subgroup, also before there is one.
alter table limit_proposal alter column first_subgroup drop not null;
alter table limit_proposal alter column last_subgroup drop not null;
alter table limit_proposal add constraint limit_proposal_known check (
  (method = 'known') = (first_subgroup is null)
  and (first_subgroup is null) = (last_subgroup is null)
  and (method <> 'known' or cardinality(excluded) = 0));
comment on column limit_proposal.first_subgroup is 'First subgroup it was estimated from; null when known.';
comment on column limit_proposal.last_subgroup is 'Last subgroup it was estimated from; null when known.';
comment on column limit_proposal.method is 'Estimator of sigma, or known.';
