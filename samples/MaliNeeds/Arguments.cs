namespace MaliNeeds;

/// <summary>What the user asked for on the command line.</summary>
internal sealed record Arguments
{
    public const string Usage =
        """
        MaliNeeds: what does a rise in people in need mean for the next years, and how sure can we be?

          dotnet run --project samples/MaliNeeds [-- OPTIONS]

          --data FILE        your own CSV with the columns year and value, one row a year without gaps
                             (optional columns: source; note; break = definition, method or coverage)
          --population N     no forecast exceeds this number of people (default for Mali: 23,000,000)
          --output DIR       where charts and tables are written (default: out)
          --help             this text
        """;

    public string? Data { get; private init; }

    public double? Population { get; private init; }

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
                "--data" => arguments with { Data = Next(words, ref i) },
                "--output" => arguments with { Output = Next(words, ref i) },
                "--population" => arguments with { Population = People(Next(words, ref i)) },
                _ => throw new UserException($"\"{word}\" is not an option. Options: --data FILE, --population N, --output DIR, --help."),
            };
        }

        return arguments;
    }

    private static string Next(string[] words, ref int i) => i + 1 < words.Length && words[i + 1].Length > 0
        ? words[++i]
        : throw new UserException($"{words[i]} needs a value after it.");

    private static double People(string text) =>
        double.TryParse(text.Replace(",", "", StringComparison.Ordinal), System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out double people) && people > 0
            ? people
            : throw new UserException($"--population \"{text}\" is not a number of people above 0, such as 23000000.");
}

/// <summary>Something the user can put right; its message is all they need to see.</summary>
internal sealed class UserException(string message) : Exception(message);
