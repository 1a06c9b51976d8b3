/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.observation;

import dev.dashcam.FlightRecorder;
import dev.dashcam.spring.context.CurrentRecorder;
import dev.dashcam.spring.web.OpenRequest;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.NullObservation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.RequestReplyReceiverContext;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.ScheduledTaskObservationContext;

/**
 * Records observations. The scopes of one are regions on the threads they are opened on. It is a task of its own when it is a
 * message, a scheduled job, a call that other threads finish, or when there is no task that it could be part of. That of a
 * request to this server is the request's task, which the filter has begun.
 */
final class ObservationRecorder implements ObservationHandler<Observation.Context> {
    /** Opens no scope: the call goes on in threads that are not its own. */
    private static final String REACTIVE_CALL =
            "org.springframework.web.reactive.function.client.ClientRequestObservationContext";

    private final CurrentRecorder recorder;
    private final ServerRequests requests;
    private final Set<String> keys;
    private final TraceIds traceIds = TraceIds.find();
    private final ObservationNames names = new ObservationNames();
    private final OpenScopes scopes = new OpenScopes();
    private final BegunMessages messages = new BegunMessages();

    /**
     * @param recorder records them
     * @param requests finds the requests that the filter has made tasks
     * @param keys keys that become attributes of the task around a region too, and those of high cardinality at all
     */
    ObservationRecorder(CurrentRecorder recorder, ServerRequests requests, List<String> keys) {
        this.recorder = recorder;
        this.requests = requests;
        this.keys = Set.copyOf(keys);
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return !(context instanceof NullObservation.NullContext);
    }

    @Override
    public void onStart(Observation.Context context) {
        if (requests.isOne(context)) {
            requests.begun(context);
        } else {
            FlightRecorder current = recorder.get();
            EventName name = names.of(context);
            if (!scopes.isAnyOpen()) {
                messages.leave();
            }
            Task around = current.currentTask();
            Task task = ownTask(context, name, current, around);
            if (task != null) {
                traceIds.copy(context, task);
            }
            context.put(ObservedWork.class, new ObservedWork(name, task, around));
        }
    }

    @Override
    public void onScopeOpened(Observation.Context context) {
        if (requests.isOne(context)) {
            OpenRequest request = requests.of(context);
            if (request != null) {
                traceIds.copy(context, request.task());
            }
            return;
        }
        ObservedWork work = context.get(ObservedWork.class);
        if (work == null) {
            return;
        }
        Task task = work.task();
        if (task != null) {
            // now at the latest there is a span
            traceIds.copy(context, task);
            Task.Scope scope = task.resume();
            scopes.opened(context, scope::close);
        } else {
            openRegion(context, work, recorder.get());
        }
    }

    /** Whoever hands a context on may open its observations before its tasks; then the thread has another task, or none. */
    private void openRegion(Observation.Context context, ObservedWork work, FlightRecorder current) {
        if (current.currentTask().id() == work.around().id()) {
            Region region = current.region(work.name());
            scopes.opened(context, region::close);
            return;
        }
        Task.Scope scope = work.around().resume();
        Region region = current.region(work.name());
        scopes.opened(context, () -> {
            region.close();
            scope.close();
        });
    }

    @Override
    public void onScopeClosed(Observation.Context context) {
        scopes.closed(context);
    }

    @Override
    public void onScopeReset(Observation.Context context) {
        while (scopes.closed(context)) {
            // each of them
        }
    }

    @Override
    public void onError(Observation.Context context) {
        Throwable error = context.getError();
        OpenRequest request = requests.of(context);
        if (request != null && error != null) {
            request.failed(error);
        }
    }

    @Override
    public void onStop(Observation.Context context) {
        ObservedWork work = context.get(ObservedWork.class);
        if (!keys.isEmpty()) {
            keepListed(context, work);
        }
        Task task = work == null ? null : work.task();
        if (task != null) {
            context.getLowCardinalityKeyValues().forEach(pair -> keep(task, pair));
            if (context.getError() != null) {
                task.fail(context.getError());
            }
            messages.ends(task);
            task.close();
        }
    }

    private void keepListed(Observation.Context context, @Nullable ObservedWork work) {
        OpenRequest request = requests.of(context);
        Task subject = request != null ? request.task() : work != null ? work.subject() : Task.NONE;
        for (KeyValue pair : context.getAllKeyValues()) {
            if (keys.contains(pair.getKey())) {
                keep(subject, pair);
            }
        }
    }

    private static void keep(Task task, KeyValue pair) {
        task.set(EventName.of(pair.getKey()), pair.getValue());
    }

    private @Nullable Task ownTask(Observation.Context context, EventName name, FlightRecorder current, Task around) {
        if (context instanceof ScheduledTaskObservationContext job) {
            Task task = current.task(name, TaskKind.JOB);
            // what it returns is waited for in other threads; else this one is its own, and can account for it
            return job.getMethod().getReturnType() == void.class ? task : task.detach();
        }
        if (context instanceof ReceiverContext<?> && !(context instanceof RequestReplyReceiverContext<?, ?>)) {
            Task message = current.task(name, TaskKind.MESSAGE);
            messages.began(message);
            return message;
        }
        if (context instanceof RequestReplyReceiverContext<?, ?>) {
            return current.task(name, TaskKind.REQUEST).detach();
        }
        return around.id() == 0 || context.getClass().getName().equals(REACTIVE_CALL)
                ? current.task(name, TaskKind.OTHER).detach()
                : null;
    }
}
