use super::*;

fn cells(text: &str) -> Vec<(u64, Vec<String>, bool)> {
    let table = KmsTable::read(text.as_bytes()).unwrap();
    table.rows.into_iter().map(|row| (row.line, row.cells, row.is_open)).collect()
}

fn row(line: u64, cells: &[&str]) -> (u64, Vec<String>, bool) {
    (line, cells.iter().map(|cell| (*cell).to_owned()).collect(), false)
}

#[test]
fn kms_1_separators_line_ends_and_quotes_are_found_out() {
    let expected = [row(2, &["SRV-1", "SQL, 2022", "2026-09-01"]), row(4, &["SRV-2", "say \"hi\"", "2026-09-02"])];
    for text in [
        "Device;Product;Last activated\nSRV-1;SQL, 2022;2026-09-01\n\nSRV-2;say \"hi\";2026-09-02\n",
        "Device;Product;Last activated\r\nSRV-1;SQL, 2022;2026-09-01\r\n;;\r\nSRV-2;\"say \"\"hi\"\"\";2026-09-02",
        "Device\tProduct\tLast activated\nSRV-1\tSQL, 2022\t2026-09-01\n \nSRV-2\tsay \"hi\"\t2026-09-02\n",
        "Device,Product,Last activated\nSRV-1,\"SQL, 2022\",2026-09-01\n\nSRV-2,\"say \"\"hi\"\"\",2026-09-02\n",
        "\u{feff}Device;Product;Last activated\nSRV-1;SQL, 2022;2026-09-01\n\nSRV-2;say \"hi\";2026-09-02\n",
        "Device;Product;Last activated\rSRV-1;SQL, 2022;2026-09-01\r\rSRV-2;say \"hi\";2026-09-02\r",
    ] {
        assert_eq!(cells(text), expected, "{text:?}");
    }
    assert_eq!(cells("sep=,\nDevice,Date\nSRV-1,2026-09-01\n"), [row(3, &["SRV-1", "2026-09-01"])]);
}

#[test]
fn kms_1_a_quote_that_does_not_end_takes_no_other_row_with_it() {
    let text = "Device;Date;Note\n\"SRV-1;2026-09-01;x\nSRV-2;2026-09-02;y\n\"SRV-3\";2026-09-03;\"two\nlines\"\nSRV-4;2026-09-04;z\n";
    let found = cells(text);
    let open = |(line, _, is_open): &(u64, Vec<String>, bool)| is_open.then_some(*line);
    assert_eq!(found.iter().filter_map(open).collect::<Vec<_>>(), [2]);
    let whole: Vec<_> = found.into_iter().filter(|(_, _, is_open)| !is_open).collect();
    let expected = [
        row(3, &["SRV-2", "2026-09-02", "y"]),
        row(4, &["SRV-3", "2026-09-03", "two\nlines"]),
        row(6, &["SRV-4", "2026-09-04", "z"]),
    ];
    assert_eq!(whole, expected);
    let last = cells("Device;Date\nSRV-1;2026-09-01\n\"SRV-2;2026-09-02");
    assert_eq!(last.iter().map(|(line, _, is_open)| (*line, *is_open)).collect::<Vec<_>>(), [(2, false), (3, true)]);
    // A mark within a cell is a letter.
    assert_eq!(cells("Device;Date\nRACK 19\";2026-09-01\n"), [row(2, &["RACK 19\"", "2026-09-01"])]);
}

#[test]
fn kms_1_encodings_are_told_apart() {
    let text = "Enhet;Senast aktiverad\nVÄRD-Å;2026-09-01\n";
    let utf_16: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let windows: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    for (bytes, encoding) in [
        (text.as_bytes().to_vec(), Encoding::Utf8),
        (marked, Encoding::Utf8),
        (utf_16, Encoding::Utf16),
        (windows, Encoding::Windows1252),
    ] {
        let table = KmsTable::read(&bytes).unwrap();
        assert_eq!((table.encoding, table.columns[0].as_str()), (encoding, "Enhet"));
        assert_eq!(table.sample(5).collect::<Vec<_>>(), [["VÄRD-Å".to_owned(), "2026-09-01".to_owned()]]);
    }
}

#[test]
fn kms_1_what_is_no_table_is_told_of() {
    use TableProblem as P;
    let long = vec![b'x'; 5_000_001];
    let many = "SRV;2026-09-01\n".repeat(20_002);
    for (bytes, expected) in [
        (b"".as_slice(), P::Empty),
        (b"\n \n;;\n", P::Empty),
        (b"PK\x03\x04 and more", P::Workbook),
        (b"\xD0\xCF\x11\xE0\xA1", P::Workbook),
        (b"Device;Date\n\0\x01", P::NotText),
        (&long, P::TooLarge),
        (many.as_bytes(), P::TooManyRows),
    ] {
        assert_eq!(KmsTable::read(bytes), Err(expected));
    }
}

#[test]
fn kms_1_columns_are_guessed_by_their_headings_or_by_what_stands_there() {
    use DeviceField as F;
    let guess = |text: &str| {
        let mapping = KmsTable::read(text.as_bytes()).unwrap().guess();
        F::ALL.map(|field| mapping.column(field))
    };
    for (text, expected) in [
        ("Senast aktiverad;Anteckning;Enhet;Produkt\n", [Some(2), Some(3), Some(0), Some(1)]),
        ("Id,ComputerName,Operating System,Last activation\n", [Some(1), Some(2), Some(3), None]),
        ("Name;Device;Date\n", [Some(1), None, Some(2), None]),
        ("Maskin;När\nSRV-1;2026-09-01\n", [None, None, None, None]),
        ("SRV-1\t2026-09-01\n", [Some(0), None, Some(1), None]),
        ("SRV-1;Windows Server 2019;05/06/2026;x\n", [Some(0), Some(1), Some(2), Some(3)]),
    ] {
        assert_eq!(guess(text), expected, "{text}");
    }
    let table = KmsTable::read("Maskin;När\nSRV-1;2026-09-01\n".as_bytes()).unwrap();
    let mut mapping = table.guess();
    assert_eq!(mapping.missing(), [F::Name, F::LastActivation]);
    assert_eq!([table.column("maskin"), table.column("2")], [Ok(0), Ok(1)]);
    assert_eq!(table.column("3"), Err(UnknownColumn("3".to_owned())));
    mapping.set(F::Name, Some(0));
    mapping.set(F::LastActivation, Some(0));
    assert_eq!(mapping.missing(), [F::Name], "a column is one field only");
}

#[test]
fn kms_1_only_what_looks_like_devices_is_taken_for_some() {
    for (text, looks) in [
        ("SRV-1;Windows Server 2019;2026-09-01", true),
        ("Enhet\tSenast aktiverad\nSRV-1\t2026-09-01\nSRV-2\t2026-09-02", true),
        ("SRV-1;2026-09-01\nSRV-2;soon", true),
        ("OR-7F3K2", false),
        ("2026-09-01", false),
        ("Hello, how are you;\nfine", false),
        ("", false),
    ] {
        assert_eq!(KmsTable::looks_like_devices(text), looks, "{text:?}");
    }
}

#[test]
fn kms_1_what_would_be_computed_is_written_as_text_and_read_back_as_it_was() {
    let cells = ["=1+1", "+46", "-x", "@a", "'=y", "plain", "a;b", "it's"];
    let heading = ["Device", "2", "3", "4", "5", "6", "7", "8"].map(str::to_owned).to_vec();
    let bytes = as_csv([heading, cells.map(str::to_owned).to_vec()].into_iter());
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.contains("'=1+1;'+46;'-x;'@a;''=y;plain;\"a;b\";it's"), "{text}");
    let table = KmsTable::read(&bytes).unwrap();
    for (column, cell) in cells.iter().enumerate() {
        let mut mapping = Mapping::default();
        mapping.set(DeviceField::Name, Some(column));
        assert_eq!(table.form(&table.rows[0], &mapping).unwrap().name, *cell);
    }
}

#[test]
fn kms_1_rows_that_were_left_out_are_a_table_that_can_be_mended_and_read() {
    let table = KmsTable::read(b"Device;Date\nSRV-1;soon\nSRV-2;2026-09-01;x;y\n").unwrap();
    let rows = table.rows.iter().map(|row| (row.cells.as_slice(), "why".to_owned()));
    let bytes = rejected(&table, "Problem", rows);
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert_eq!(text, "\u{feff}Device;Date;Problem\nSRV-1;soon;why\nSRV-2;2026-09-01;x;y;why\n");
    let again = KmsTable::read(&bytes).unwrap();
    assert_eq!((again.columns.len(), again.guess()), (3, table.guess()));
}

#[test]
fn kms_1_the_headings_are_none_of_the_rows_that_are_counted() {
    for (heading, count, expected) in [
        ("Device;Date\n", KmsTable::MOST_ROWS, Ok(KmsTable::MOST_ROWS)),
        ("Device;Date\n", KmsTable::MOST_ROWS + 1, Err(TableProblem::TooManyRows)),
        ("", KmsTable::MOST_ROWS, Ok(KmsTable::MOST_ROWS)),
        ("", KmsTable::MOST_ROWS + 1, Err(TableProblem::TooManyRows)),
    ] {
        let text = format!("{heading}{}", "SRV-1;2026-09-01\n".repeat(count));
        assert_eq!(KmsTable::read(text.as_bytes()).map(|table| table.len()), expected, "{heading:?} {count}");
    }
}
