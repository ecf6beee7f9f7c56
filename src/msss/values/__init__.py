"""What a text means, taken alone: 11月底, 6萬個, 新增學位6萬個, 市卫健委. It touches no other room."""
