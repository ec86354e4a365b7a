using System.Globalization;
using SahelForecast;

namespace ModelComparison;

/// <summary>What the user asked for on the command line.</summary>
internal sealed record Arguments
{
    public static string Usage { get; } =
        $"""
        ModelComparison: which model forecasts your figures best, is that sure, whose intervals hold?

          dotnet run --project samples/ModelComparison
          dotnet run --project samples/ModelComparison -- FILE.csv --period COLUMN --value COLUMN [OPTIONS]

          --period COLUMN    the column of years, months, dates
          --value COLUMN     the column of figures
          --key A,B          columns that together name a series; without them the file holds one
          --frequency NAME   Yearly (default), HalfYearly, Quarterly, Monthly, Dekadal, Weekly, Daily
          --horizon N        periods to forecast from each origin (default: a year of them, 3 to 12)
          --initial N        the fewest periods a model is given to learn from (default: two years, 6 to 24)
          --stride N         periods from one origin to the next (default: 1)
          --models A,B       some of {Contestant.Words} (default: all)
          --score NAME       log (default where no figure is below 1): errors in per cent;
                             scaled: errors over each series' usual change
          --output DIR       where the charts are written (default: out)
          --help             this text
        """;

    public string? File { get; private init; }

    public string Period { get; private init; } = "";

    public string Value { get; private init; } = "";

    public IReadOnlyList<string> Keys { get; private init; } = [];

    public Frequency Frequency { get; private init; } = Frequency.Yearly;

    public int? Horizon { get; private init; }

    public int? Initial { get; private init; }

    public int Stride { get; private init; } = 1;

    public IReadOnlyList<Contestant> Models { get; private init; } = Contestant.All;

    public bool? IsLog { get; private init; }

    public string Output { get; private init; } = "out";

    public bool Help { get; private init; }

    public static Arguments Parse(string[] words)
    {
        var arguments = new Arguments();
        for (int i = 0; i < words.Length; i++)
        {
            string word = words[i];
            arguments = word switch
            {
                "--help" or "-h" => arguments with { Help = true },
                "--period" => arguments with { Period = Next(words, ref i) },
                "--value" => arguments with { Value = Next(words, ref i) },
                "--key" => arguments with { Keys = List(Next(words, ref i)) },
                "--frequency" => arguments with { Frequency = FrequencyOf(Next(words, ref i)) },
                "--horizon" => arguments with { Horizon = Count(word, Next(words, ref i)) },
                "--initial" => arguments with { Initial = Count(word, Next(words, ref i)) },
                "--stride" => arguments with { Stride = Count(word, Next(words, ref i)) },
                "--models" => arguments with { Models = ModelsOf(Next(words, ref i)) },
                "--score" => arguments with { IsLog = IsLogOf(Next(words, ref i)) },
                "--output" => arguments with { Output = Next(words, ref i) },
                _ when word.StartsWith('-') => throw new UserException($"\"{word}\" is not an option. Ask for all options with --help."),
                _ when arguments.File is null => arguments with { File = word },
                _ => throw new UserException($"\"{word}\" is a second file after \"{arguments.File}\". Give one; a path or name with blanks needs quotes around it."),
            };
        }

        arguments.Check();
        return arguments;
    }

    private void Check()
    {
        if (Help)
        {
            return;
        }

        if (File is null)
        {
            if (Period.Length + Value.Length + Keys.Count > 0)
            {
                throw new UserException("--period, --value and --key are of a file, but there is none. Give it first: FILE.csv --period COLUMN --value COLUMN.");
            }
        }
        else if (Period.Length == 0 || Value.Length == 0)
        {
            throw new UserException($"{(Period.Length == 0 ? "--period" : "--value")} is missing: say which column of \"{File}\" holds the {(Period.Length == 0 ? "periods, such as --period year" : "figures, such as --value people")}.");
        }

        string[] columns = [Period, Value, .. Keys];
        if (File is not null && columns.Distinct(StringComparer.Ordinal).Count() < columns.Length)
        {
            throw new UserException("--period, --value and --key name the same column twice. Each column has one role.");
        }
    }

    private static string Next(string[] words, ref int i) => i + 1 < words.Length && words[i + 1].Length > 0 && !words[i + 1].StartsWith("--", StringComparison.Ordinal)
        ? words[++i]
        : throw new UserException($"{words[i]} needs a value after it.");

    private static string[] List(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static int Count(string option, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0
            ? count
            : throw new UserException($"{option} \"{text}\" is not a whole number of periods of at least 1.");

    private static Frequency FrequencyOf(string text) => Enum.GetNames<Frequency>().Contains(text, StringComparer.OrdinalIgnoreCase)
        ? Enum.Parse<Frequency>(text, ignoreCase: true)
        : throw new UserException($"--frequency \"{text}\" is not one of {string.Join(", ", Enum.GetNames<Frequency>())}.");

    // Naive is what the others are measured by, asked for or not.
    private static Contestant[] ModelsOf(string text)
    {
        Contestant[] models = [.. List(text).Select(Contestant.Of).Prepend(Contestant.Naive).Distinct()];
        return models.Length > 1 ? models : throw new UserException($"--models \"{text}\" leaves nothing to compare with naive. Give at least one other of {Contestant.Words}.");
    }

    private static bool IsLogOf(string text) => text switch
    {
        "log" => true,
        "scaled" => false,
        _ => throw new UserException($"--score \"{text}\" is not log or scaled."),
    };
}

/// <summary>Something the user can put right; its message is all they need to see.</summary>
internal sealed class UserException(string message) : Exception(message);
