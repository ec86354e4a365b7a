using BenchmarkDotNet.Attributes;
using CsvHelper;
using Microsoft.Data.Analysis;
using SahelForecast.Data;
using SahelForecast.DataCheck;

namespace SahelForecast.Benchmarks;

/// <summary>How long does a file of HAPI humanitarian-needs take, one million rows in 333,333 series?</summary>
[MemoryDiagnoser]
public class HapiRead
{
    private const int Rows = 1_000_000;

    private string _path = "";

    [GlobalSetup]
    public void Setup()
    {
        _path = Path.GetTempFileName();
        HapiRows.Write(_path, Rows);
    }

    [GlobalCleanup]
    public void Cleanup() => File.Delete(_path);

    /// <summary>Every field of every row as text, and nothing made of it.</summary>
    [Benchmark(Baseline = true)]
    public long CsvHelperFields()
    {
        using var csv = CsvReader.FromFile(_path, new CsvReaderOptions());
        long characters = 0;
        while (csv.Read())
        {
            for (int i = 0; i < csv.FieldCount; i++)
            {
                characters += csv.GetString(i).Length;
            }
        }

        return characters;
    }

    /// <summary>Detected, checked row by row, and made into series.</summary>
    [Benchmark]
    public int DataSourceRead() => DataSource.Read(_path).Panel.Count;

    /// <summary>A data frame of guessed types.</summary>
    [Benchmark]
    public long DataFrameLoadCsv() => DataFrame.LoadCsv(_path).Rows.Count;
}
