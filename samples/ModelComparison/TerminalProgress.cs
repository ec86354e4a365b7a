using SahelForecast.Evaluation;

namespace ModelComparison;

/// <summary>One line that counts folds, on a terminal only: a file or a log would keep every state of it.</summary>
internal sealed class TerminalProgress(string model) : IProgress<BacktestProgress>, IDisposable
{
    private readonly Lock _lock = new();
    private int _shown = -1;

    public void Report(BacktestProgress value)
    {
        if (Console.IsErrorRedirected)
        {
            return;
        }

        // Folds end on several threads and are told in any order.
        lock (_lock)
        {
            int percent = (int)(100L * value.Completed / value.Total);
            if (percent > _shown)
            {
                _shown = percent;
                Console.Error.Write(FormattableString.Invariant($"\r[ModelComparison] {model}: {percent} % of {value.Total} forecasts   "));
            }
        }
    }

    /// <summary>Wipes the line.</summary>
    public void Dispose()
    {
        if (_shown >= 0)
        {
            Console.Error.Write($"\r{new string(' ', 79)}\r");
        }
    }
}
