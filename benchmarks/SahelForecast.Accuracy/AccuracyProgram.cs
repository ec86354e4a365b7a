using System.CommandLine;
using SahelForecast.Accuracy.Competition;
using SahelForecast.Accuracy.Drivers;
using SahelForecast.Accuracy.Models;
using SahelForecast.Accuracy.Panel;
using SahelForecast.Accuracy.Published;
using SahelForecast.Accuracy.Stress;

namespace SahelForecast.Accuracy;

/// <summary>The program behind its entry point: parses, runs, and turns errors into one line and an exit code.</summary>
internal static class AccuracyProgram
{
    private const int UserError = 1;
    private const int Cancelled = 130;

    /// <summary>Runs a command line.</summary>
    /// <param name="args">The words after the program's name.</param>
    /// <param name="terminal">Where it speaks.</param>
    /// <param name="types">Where models are looked for.</param>
    /// <param name="cancellationToken">Stops the run, as Ctrl-C does.</param>
    /// <returns>0, 1 for what the user can mend, 130 when cancelled.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, IEnumerable<Type> types, CancellationToken cancellationToken = default)
    {
        try
        {
            var registry = new ModelRegistry(types);
            var root = new RootCommand("Scores forecast models on files of series: accuracy, calibration and time.")
            {
                CompetitionCommand.Create(registry, terminal),
                PanelCommand.Create(registry, terminal),
                PublishedCommand.Create(terminal),
                DriversCommand.Create(terminal),
                StressCommand.Create(registry, terminal),
                ModelsCommand.Create(registry, terminal),
            };
            ParseResult parsed = root.Parse(args);
            if (parsed.Errors.Count > 0)
            {
                throw new UserErrorException($"{string.Join(" ", parsed.Errors.Select(error => error.Message))} See {parsed.CommandResult.Command.Name} --help.");
            }

            return await parsed.InvokeAsync(
                new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false }, cancellationToken);
        }
        catch (UserErrorException error)
        {
            await terminal.Error.WriteLineAsync(error.Message.ReplaceLineEndings(" "));
            return UserError;
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync("Cancelled.");
            return Cancelled;
        }
    }
}
