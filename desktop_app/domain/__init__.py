"""What an association knows: facts and rules, without files, SQL, Qt or clock."""
