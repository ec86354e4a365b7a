using ModelComparison;
using static Samples.ConsoleText;

// Which model forecasts your figures best? Replays the past: from each origin every model learns what was known by then, and its forecasts are compared with
// what came. Without arguments: people displaced from five countries of the Sahel, 2009 to 2025. With them, your own file:
//   dotnet run --project samples/ModelComparison -- FILE.csv --period COLUMN --value COLUMN [--key COLUMN,...] [--frequency Yearly] [--help]
try
{
    Arguments arguments = Arguments.Parse(args);
    if (arguments.Help)
    {
        Console.WriteLine(Arguments.Usage);
        return 0;
    }

    Figures figures = Figures.Read(arguments);
    var trial = Trial.Run(figures, arguments);
    Heading("1. The figures and the trial");
    Ranking.PrintFigures(trial);
    Heading("2. The models, the best first");
    Ranking.PrintTable(trial);
    Heading("3. In plain words");
    Verdict.Print(trial);
    Heading("4. The library's own choice");
    Outlook.Print(trial);
    Charts.Write(arguments.Output, trial);
    return 0;
}
catch (UserException problem)
{
    Console.Error.WriteLine(problem.Message.ReplaceLineEndings(" "));
    return 2;
}
