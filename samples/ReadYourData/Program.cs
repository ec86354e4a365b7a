using ReadYourData;
using SahelForecast.Data;

// Says what a file is and what is wrong in it, draws its series, and forecasts each a year ahead:
//   dotnet run --project samples/ReadYourData -- FILE
// The results are written beside the file. Without a file it reads displaced people in four countries of the Sahel (UNHCR, end of year), written the French way.
if (args is ["--help" or "-h"] || args.Length > 1)
{
    Console.WriteLine("dotnet run --project samples/ReadYourData [-- FILE]: CSV, TSV, JSON, Excel (.xlsx), packed or not; HXL, HAPI, UNHCR, IDMC, DTM, ACLED, UCDP, IPC, FTS and others.");
    return args.Length > 1 ? 1 : 0;
}

string path = args.Length == 1 ? args[0] : Path.Combine(AppContext.BaseDirectory, "personnes-deplacees.csv");
string results = args.Length == 1 ? path : Path.GetFileName(path);
try
{
    DataSourceResult read = DataSource.Read(path);
    FileReport.Print(Path.GetFileName(path), read, DataQuality.Check(read));
    Console.Error.WriteLine($"[ReadYourData] forecasting {read.Panel.Count} series");
    NextYear[] forecasts = [.. read.Panel.Select(NextYear.Of)];
    FileReport.Print(forecasts);
    FileReport.Write(results, forecasts);
    return 0;
}
catch (SeriesReadException problem)
{
    Console.Error.WriteLine(problem.Message.ReplaceLineEndings(" "));
}
catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"The results can't be written beside \"{results}\": {problem.Message}");
}

return 1;
