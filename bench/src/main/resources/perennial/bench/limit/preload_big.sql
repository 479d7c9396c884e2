-- Licensees 1 to :big get :rows rows more, so that pages of 2,500 are full whatever the total.
set search_path = lim;
insert into inventory (license_id, area_id, strain_id, type_id, batch_id, qty, uom, external_id)
select 1 + g % :big, 1 + g % 5, 1 + g % 20, 1 + (g/7) % 20, 1 + (g/3) % 50, (g % 10000) / 10.0, 'gm', 'EXT' || g
from generate_series(1, :big * :rows) g;
