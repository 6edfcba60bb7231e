-- what other packages may read of accounts in their own statements: this package's public type, in SQL
CREATE VIEW account_profile AS
SELECT a.id AS account_id, a.name, a.avatar, a.background, a.signature,
       c.follows, c.followers, c.favorited, c.works, c.favorites, c.version AS account_version
  FROM account a
  JOIN account_count c ON c.account_id = a.id;
