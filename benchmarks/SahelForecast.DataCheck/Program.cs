using System.Diagnostics;
using System.Globalization;
using SahelForecast.Data;
using SahelForecast.DataCheck;

// Reads real files and compares what was read with what a plain reader adds up: SahelForecast.DataCheck FOLDER
// With --mutations COUNT it reads so many damaged copies of them instead; with rows COUNT one large made-up file;
// with quality FOLDER it measures the quality checks on published series.
// The sum is that of all cells of the value columns but those that an issue says were dropped.
if (args is [string damaged, "--mutations", string count, ..] && args.Length <= 4 && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int runs)
    && int.TryParse(args.ElementAtOrDefault(3) ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out int firstRun))
{
    return Mutation.Run(damaged, runs, firstRun) == 0 ? 0 : 1;
}

if (args is ["rows", string asked, ..] && args.Length <= 3 && int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out int rowCount)
    && int.TryParse(args.ElementAtOrDefault(2) ?? "3", NumberStyles.None, CultureInfo.InvariantCulture, out int years) && rowCount > 0 && years > 0)
{
    return RowsCommand.Run(rowCount, years);
}

if (args is ["quality", string published])
{
    CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
    return QualityCommand.Run(published);
}

if (args is not [string folder])
{
    Console.Error.WriteLine("usage: SahelForecast.DataCheck FOLDER [--mutations COUNT [FIRST]]   (the folder with samples, unhcr, humanitarian, ...)");
    Console.Error.WriteLine("       SahelForecast.DataCheck rows COUNT [YEARS]          (time and memory of one large file)");
    Console.Error.WriteLine("       SahelForecast.DataCheck quality FOLDER              (defects found and false alarms; the folder with m3, m4 and unhcr)");
    return 2;
}

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.WriteLine("| file | detected as | rows in | used | dropped | doubted | series | sum read | sum of the file | equal | ms |");
Console.WriteLine("|---|---|---:|---:|---:|---:|---:|---:|---:|---|---:|");
int wrong = 0;
foreach (CheckedFile file in CheckedFile.All)
{
    string path = Path.Combine(folder, file.Path);
    try
    {
        long start = Stopwatch.GetTimestamp();
        DataSourceResult read = DataSource.Read(path);
        double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        double sum = read.Panel.Sum(series => series.Values.ToArray().Where(double.IsFinite).Sum());
        (int rows, double expected) = Expected(path, file, read.Issues);
        bool equal = read.Detection.Kind == file.Kind && rows == read.RowCount && Math.Abs(sum - expected) <= 1e-9 * Math.Abs(expected);
        wrong += equal ? 0 : 1;
        Console.WriteLine(
            $"| {file.Path} | {read.Detection.Kind} | {rows} | {read.UsedRowCount} | {read.Issues.Count(issue => issue.Dropped)} | {read.Issues.Count(issue => !issue.Dropped)} " +
            $"| {read.Panel.Count} | {sum:0.##} | {expected:0.##} | {(equal ? "yes" : "NO")} | {elapsed:0} |");
    }
    catch (SeriesReadException error)
    {
        wrong++;
        Console.WriteLine($"| {file.Path} | {error.Message} | | | | | | | | NO | |");
    }
}

Console.WriteLine();
Console.WriteLine("| published figure | published | read | equal |");
Console.WriteLine("|---|---:|---:|---|");
foreach (PublishedFigure figure in PublishedFigure.All)
{
    double value = figure.In(DataSource.Read(Path.Combine(folder, figure.Path)).Panel);
    bool equal = Math.Abs(value - figure.Value) < 0.5;
    wrong += equal ? 0 : 1;
    Console.WriteLine($"| {figure.Name} | {figure.Value:0} | {value:0.##} | {(equal ? "yes" : "NO")} |");
}

Console.WriteLine();
wrong += HxlCase.Run(folder);
Console.WriteLine();
Console.WriteLine(wrong == 0 ? $"All {CheckedFile.All.Length} files, {PublishedFigure.All.Length} figures and the files of libhxl agree." : $"{wrong} of {CheckedFile.All.Length} files, {PublishedFigure.All.Length} figures and the files of libhxl differ.");
return wrong == 0 ? 0 : 1;

static (int Rows, double Sum) Expected(string path, CheckedFile file, IReadOnlyList<RowIssue> issues)
{
    List<(int Line, string[] Cells)> rows = PlainRows.Read(path);
    string[] header = rows[0].Cells;
    int[] columns = file.Values is ["*"] ? [.. Enumerable.Range(1, header.Length - 1)] : [.. file.Values.Select(value => Array.IndexOf(header, value))];
    HashSet<(int, string)> dropped = [.. issues.Where(issue => issue.Dropped).Select(issue => (issue.Line, issue.Column))];
    // An issue of another column, such as a key, drops the whole row.
    HashSet<int> droppedRows = [.. issues.Where(issue => issue.Dropped && !columns.Any(column => header[column] == issue.Column)).Select(issue => issue.Line)];
    double sum = 0;
    foreach ((int line, string[] cells) in rows.Skip(1 + file.TagRows))
    {
        foreach (int column in columns)
        {
            if (cells[column].Length > 0 && !droppedRows.Contains(line) && !dropped.Contains((line, header[column])))
            {
                sum += double.Parse(cells[column], CultureInfo.InvariantCulture);
            }
        }
    }

    return (rows.Count - 1 - file.TagRows, sum);
}
