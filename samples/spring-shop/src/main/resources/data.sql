insert into product (id, name, price)
  select x, 'Product ' || x, 3 + mod(x * 37, 500) / 10.0 from system_range(1, 200);

insert into purchase (id, placed_at, total)
  select x, timestampadd(hour, -mod(x, 8760), localtimestamp), 5 + mod(x * 7919, 9973) / 100.0 from system_range(1, 6000);
alter sequence purchase_seq restart with 7000;

insert into purchase_line (id, purchase_id, product_id, pieces)
  select x, 1 + mod(x, 6000), 1 + mod(x * 31, 200), 1 + mod(x, 3) from system_range(1, 18000);
alter sequence purchase_line_seq restart with 20000;
