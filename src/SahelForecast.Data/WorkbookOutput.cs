using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace SahelForecast.Data;

/// <summary>Writes a table as a workbook of one sheet (Office Open XML, ECMA-376, with inline strings).</summary>
/// <remarks>Written here and not by a library: MiniExcel 1.46 loses carriage returns and dates its parts, so that no two files are alike; the Open XML SDK 3.3 is a
/// dependency of several megabytes for what stands below.</remarks>
internal static partial class WorkbookOutput
{
    private const int MostRows = 1_048_576;
    private const int MostColumns = 16_384;
    private const int LongestText = 32_767;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Office = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    // The day zip counts from, so that the same table gives the same bytes.
    private static readonly DateTimeOffset Day = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(Stream target, string sheet, OutputTable table, CancellationToken cancellationToken)
    {
        Check(table);
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        Add(zip, "[Content_Types].xml", $"<Types xmlns=\"{Types}\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Office}.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Office}.worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Office}.styles+xml\"/></Types>");
        Add(zip, "_rels/.rels", $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Add(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"{sheet}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        Add(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"rId1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>");
        Add(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/></cellXfs></styleSheet>");
        using Stream part = Open(zip, "xl/worksheets/sheet1.xml");
        using var xml = XmlWriter.Create(part, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineHandling = NewLineHandling.None });
        WriteSheet(xml, table, cancellationToken);
    }

    private static void WriteSheet(XmlWriter xml, OutputTable table, CancellationToken cancellationToken)
    {
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        xml.WriteRaw("<sheetFormatPr defaultRowHeight=\"15\"/>");
        xml.WriteStartElement("sheetData", Main);
        string[] letters = [.. Enumerable.Range(0, table.Columns.Count).Select(Letters)];
        for (int row = 0; row <= table.RowCount; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string number = (row + 1).ToString(CultureInfo.InvariantCulture);
            xml.WriteStartElement("row", Main);
            xml.WriteAttributeString("r", number);
            for (int i = 0; i < letters.Length; i++)
            {
                if ((row == 0 ? table.Columns[i].Name : table.Columns[i].Cells[row - 1]) is { } cell)
                {
                    xml.WriteStartElement("c", Main);
                    xml.WriteAttributeString("r", letters[i] + number);
                    WriteCell(xml, cell, isHeader: row == 0);
                    xml.WriteEndElement();
                }
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteCell(XmlWriter xml, object cell, bool isHeader)
    {
        if (cell is double number)
        {
            xml.WriteElementString("v", Main, number.ToString("R", CultureInfo.InvariantCulture));
            return;
        }

        if (isHeader)
        {
            xml.WriteAttributeString("s", "1");
        }

        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is", Main);
        xml.WriteStartElement("t", Main);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(Escape(OutputColumn.TextOf(cell)));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    // A to Z, AA to ZZ, AAA and on.
    private static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    // Characters that XML lacks or changes are written as _xHHHH_, and so is the underscore of text that looks like that already.
    private static string Escape(string text) => Unwritable().Replace(
        text, match => match.Value[0] == '_' ? $"_x005F{match.Value}" : $"_x{((int)match.Value[0]).ToString("X4", CultureInfo.InvariantCulture)}_");

    private static void Check(OutputTable table)
    {
        if (table.RowCount >= MostRows || table.Columns.Count > MostColumns)
        {
            throw new ArgumentException($"The table has {table.RowCount} rows and {table.Columns.Count} columns, but a sheet holds {MostRows - 1} and {MostColumns}. Write CSV or Parquet, or fewer forecasts.", nameof(table));
        }

        foreach (OutputColumn column in table.Columns)
        {
            int row = Array.FindIndex(column.Cells, cell => cell is string { Length: > LongestText });
            if (row >= 0 || column.Name.Length > LongestText)
            {
                throw new ArgumentException($"The text of {CellText.Show(column.Name)} in row {row + 2} is longer than the {LongestText} characters a cell holds. Write CSV or Parquet.", nameof(table));
            }
        }
    }

    private static void Add(ZipArchive zip, string name, string content)
    {
        using Stream part = Open(zip, name);
        part.Write(Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>{content}"));
    }

    private static Stream Open(ZipArchive zip, string name)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name);
        entry.LastWriteTime = Day;
        return entry.Open();
    }

    [GeneratedRegex("[\\x00-\\x08\\x0B\\x0C\\x0D\\x0E-\\x1F\\uFFFE\\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Unwritable();
}
