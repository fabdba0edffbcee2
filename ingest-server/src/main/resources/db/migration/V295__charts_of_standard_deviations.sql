-- Means and standard deviations of subgroups, the better pair from about 9 measurements on.
alter table chart drop constraint chart_kind_check;
alter table chart add constraint chart_kind_check check (kind in ('xbar-r', 'xbar-s', 'i-mr'));

comment on column chart.dispersion_rules is 'Rules on ranges, standard deviations or moving ranges.';
comment on column chart_stage.dispersion_rules is 'Rules on ranges, standard deviations or moving ranges.';
comment on column subgroup.dispersion is 'Range, standard deviation or moving range, by the kind of the chart; null where there is none.';
comment on column signal.panel is 'On means and individuals, or on ranges, standard deviations and moving ranges.';
